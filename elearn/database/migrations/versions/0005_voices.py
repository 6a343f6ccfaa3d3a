"""answers that are spoken, and the words that somebody adds to them

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-22 10:15:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.add_column(sa.Column('worded_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('worded_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_feedback_worded_by_id_user_account'), 'user_account', ['worded_by_id'], ['id'], ondelete='SET NULL')
        batch_op.create_index(batch_op.f('ix_feedback_worded_by_id'), ['worded_by_id'], unique=False)
    op.create_table('voice_recording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('speaker_id', sa.Integer(), nullable=False),
    sa.Column('mime', sa.String(length=40), nullable=False),
    sa.Column('bytes', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_voice_recording_feedback_id_feedback'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['speaker_id'], ['user_account.id'], name=op.f('fk_voice_recording_speaker_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voice_recording')),
    sa.UniqueConstraint('feedback_id', name=op.f('uq_voice_recording_feedback_id')),
    sa.UniqueConstraint('stored_name', name=op.f('uq_voice_recording_stored_name'))
    )
    with op.batch_alter_table('voice_recording', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_voice_recording_speaker_id'), ['speaker_id'], unique=False)


def downgrade():
    with op.batch_alter_table('voice_recording', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_voice_recording_speaker_id'))
    op.drop_table('voice_recording')
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_feedback_worded_by_id_user_account'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_feedback_worded_by_id'))
        batch_op.drop_column('worded_at')
        batch_op.drop_column('worded_by_id')
