"""a coach's voice in the course

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-22 12:20:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('course_voice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('giver_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('spot', sa.Enum('page', 'scene', name='spot', native_enum=False, length=20), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('chosen_name', sa.String(length=80), nullable=True),
    sa.Column('hearers', sa.Enum('group', 'everyone', name='hearers', native_enum=False, length=20), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('given_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('released_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('released_by_id', sa.Integer(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replaced_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ask_again_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('let_end_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['giver_id'], ['user_account.id'], name=op.f('fk_course_voice_giver_id_user_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['study_group.id'], name=op.f('fk_course_voice_group_id_study_group'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['released_by_id'], ['user_account.id'], name=op.f('fk_course_voice_released_by_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['replaces_id'], ['course_voice.id'], name=op.f('fk_course_voice_replaces_id_course_voice'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_voice'))
    )
    with op.batch_alter_table('course_voice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_course_voice_giver_id'), ['giver_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_course_voice_group_id_sent_at'), ['group_id', 'sent_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_course_voice_place_released_at'), ['place', 'released_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_course_voice_released_by_id'), ['released_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_course_voice_replaces_id'), ['replaces_id'], unique=False)
    op.create_table('course_recording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('voice_id', sa.Integer(), nullable=False),
    sa.Column('mime', sa.String(length=40), nullable=False),
    sa.Column('bytes', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['voice_id'], ['course_voice.id'], name=op.f('fk_course_recording_voice_id_course_voice'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_recording')),
    sa.UniqueConstraint('stored_name', name=op.f('uq_course_recording_stored_name')),
    sa.UniqueConstraint('voice_id', name=op.f('uq_course_recording_voice_id'))
    )
    op.create_table('lecturers_word',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('voice_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('step', sa.Enum('given-back', 'taken-out', name='step', native_enum=False, length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_lecturers_word_author_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['voice_id'], ['course_voice.id'], name=op.f('fk_lecturers_word_voice_id_course_voice'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lecturers_word'))
    )
    with op.batch_alter_table('lecturers_word', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_lecturers_word_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_lecturers_word_voice_id'), ['voice_id'], unique=False)


def downgrade():
    with op.batch_alter_table('lecturers_word', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_lecturers_word_voice_id'))
        batch_op.drop_index(batch_op.f('ix_lecturers_word_author_id'))
    op.drop_table('lecturers_word')
    op.drop_table('course_recording')
    with op.batch_alter_table('course_voice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_course_voice_replaces_id'))
        batch_op.drop_index(batch_op.f('ix_course_voice_released_by_id'))
        batch_op.drop_index(batch_op.f('ix_course_voice_place_released_at'))
        batch_op.drop_index(batch_op.f('ix_course_voice_group_id_sent_at'))
        batch_op.drop_index(batch_op.f('ix_course_voice_giver_id'))
    op.drop_table('course_voice')
