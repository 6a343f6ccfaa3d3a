"""a note and a name on a sharing, the conversation after an answer, and the page that a learner shows

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-22 10:20:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('sharing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('content_note', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('chosen_name', sa.String(length=80), nullable=True))
    with op.batch_alter_table('sharing', schema=None) as batch_op:
        batch_op.alter_column('content_note', server_default=None)
    op.create_table('talk_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('question', 'reply', name='linekind', native_enum=False, length=20), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_talk_line_feedback_id_feedback'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_line')),
    sa.UniqueConstraint('feedback_id', 'kind', name=op.f('uq_talk_line_feedback_id_kind'))
    )
    op.create_table('received',
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('thanked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_along_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_received_feedback_id_feedback'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('feedback_id', name=op.f('pk_received'))
    )
    op.create_table('rounded_off',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sharing_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['sharing_id'], ['sharing.id'], name=op.f('fk_rounded_off_sharing_id_sharing'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_rounded_off_user_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rounded_off')),
    sa.UniqueConstraint('sharing_id', 'user_id', name=op.f('uq_rounded_off_sharing_id_user_id'))
    )
    with op.batch_alter_table('rounded_off', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rounded_off_user_id'), ['user_id'], unique=False)
    op.create_table('shown_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('introduction', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_shown_page_user_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shown_page')),
    sa.UniqueConstraint('user_id', name=op.f('uq_shown_page_user_id'))
    )
    op.create_table('shown_part',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=True),
    sa.Column('feedback_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(version_id IS NULL) != (feedback_id IS NULL)', name=op.f('ck_shown_part_one_thing')),
    sa.ForeignKeyConstraint(['page_id'], ['shown_page.id'], name=op.f('fk_shown_part_page_id_shown_page'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['version.id'], name=op.f('fk_shown_part_version_id_version'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_shown_part_feedback_id_feedback'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shown_part')),
    sa.UniqueConstraint('page_id', 'version_id', name=op.f('uq_shown_part_page_id_version_id')),
    sa.UniqueConstraint('page_id', 'feedback_id', name=op.f('uq_shown_part_page_id_feedback_id'))
    )
    with op.batch_alter_table('shown_part', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shown_part_version_id'), ['version_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_shown_part_feedback_id'), ['feedback_id'], unique=False)
    op.create_table('page_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('nonce', sa.String(length=43), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['shown_page.id'], name=op.f('fk_page_link_page_id_shown_page'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_page_link')),
    sa.UniqueConstraint('page_id', name=op.f('uq_page_link_page_id'))
    )
    op.create_table('consent',
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_given', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_consent_feedback_id_feedback'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('feedback_id', name=op.f('pk_consent'))
    )


def downgrade():
    op.drop_table('consent')
    op.drop_table('page_link')
    with op.batch_alter_table('shown_part', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_shown_part_feedback_id'))
        batch_op.drop_index(batch_op.f('ix_shown_part_version_id'))
    op.drop_table('shown_part')
    op.drop_table('shown_page')
    with op.batch_alter_table('rounded_off', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rounded_off_user_id'))
    op.drop_table('rounded_off')
    op.drop_table('received')
    op.drop_table('talk_line')
    with op.batch_alter_table('sharing', schema=None) as batch_op:
        batch_op.drop_column('chosen_name')
        batch_op.drop_column('content_note')
