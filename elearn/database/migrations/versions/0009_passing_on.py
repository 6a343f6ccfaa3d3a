"""passing a text on, what a group promises, and who lets it be seen that they write

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-22 12:10:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('hand_over',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sharing_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('from_id', sa.Integer(), nullable=True),
    sa.Column('to_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['user_account.id'], name=op.f('fk_hand_over_by_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['from_id'], ['user_account.id'], name=op.f('fk_hand_over_from_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sharing_id'], ['sharing.id'], name=op.f('fk_hand_over_sharing_id_sharing'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['to_id'], ['user_account.id'], name=op.f('fk_hand_over_to_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over'))
    )
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hand_over_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hand_over_from_id'), ['from_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hand_over_sharing_id'), ['sharing_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hand_over_to_id'), ['to_id'], unique=False)
    op.create_table('asked_reader',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sharing_id', sa.Integer(), nullable=False),
    sa.Column('coach_id', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_allowed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user_account.id'], name=op.f('fk_asked_reader_asked_by_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['coach_id'], ['user_account.id'], name=op.f('fk_asked_reader_coach_id_user_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sharing_id'], ['sharing.id'], name=op.f('fk_asked_reader_sharing_id_sharing'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asked_reader')),
    sa.UniqueConstraint('sharing_id', 'coach_id', name=op.f('uq_asked_reader_sharing_id_coach_id'))
    )
    with op.batch_alter_table('asked_reader', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_asked_reader_asked_by_id'), ['asked_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_asked_reader_coach_id'), ['coach_id'], unique=False)
    with op.batch_alter_table('study_group', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answer_within', sa.Integer(), nullable=False, server_default='7'))
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.add_column(sa.Column('most_waiting', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('shows_writing', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_column('shows_writing')
        batch_op.drop_column('most_waiting')
    with op.batch_alter_table('study_group', schema=None) as batch_op:
        batch_op.drop_column('answer_within')
    with op.batch_alter_table('asked_reader', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_asked_reader_coach_id'))
        batch_op.drop_index(batch_op.f('ix_asked_reader_asked_by_id'))
    op.drop_table('asked_reader')
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hand_over_to_id'))
        batch_op.drop_index(batch_op.f('ix_hand_over_sharing_id'))
        batch_op.drop_index(batch_op.f('ix_hand_over_from_id'))
        batch_op.drop_index(batch_op.f('ix_hand_over_by_id'))
    op.drop_table('hand_over')
