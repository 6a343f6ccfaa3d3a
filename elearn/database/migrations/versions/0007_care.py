"""what protects a coach: a pause, a limit, notes between partners, hours

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-22 10:15:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('coach_care',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('paused_until', sa.Date(), nullable=True),
    sa.Column('most_a_week', sa.Integer(), nullable=True),
    sa.Column('rather_not', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_coach_care_user_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_coach_care'))
    )
    op.create_table('tandem_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sharing_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('is_hurt', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_tandem_note_author_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sharing_id'], ['sharing.id'], name=op.f('fk_tandem_note_sharing_id_sharing'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tandem_note'))
    )
    with op.batch_alter_table('tandem_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tandem_note_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tandem_note_sharing_id_id'), ['sharing_id', 'id'], unique=False)
    op.create_table('worked_time',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_worked_time_user_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_worked_time'))
    )
    with op.batch_alter_table('worked_time', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_worked_time_user_id_on_day'), ['user_id', 'on_day'], unique=False)


def downgrade():
    with op.batch_alter_table('worked_time', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_worked_time_user_id_on_day'))
    op.drop_table('worked_time')
    with op.batch_alter_table('tandem_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tandem_note_sharing_id_id'))
        batch_op.drop_index(batch_op.f('ix_tandem_note_author_id'))
    op.drop_table('tandem_note')
    op.drop_table('coach_care')
