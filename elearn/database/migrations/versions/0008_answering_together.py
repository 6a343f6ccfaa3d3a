"""answering together, and first words of one's own

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-22 12:10:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('joint_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sharing_id', sa.Integer(), nullable=False),
    sa.Column('coach_id', sa.Integer(), nullable=True),
    sa.Column('lecturer_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('released_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['coach_id'], ['user_account.id'], name=op.f('fk_joint_answer_coach_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['lecturer_id'], ['user_account.id'], name=op.f('fk_joint_answer_lecturer_id_user_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sharing_id'], ['sharing.id'], name=op.f('fk_joint_answer_sharing_id_sharing'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_answer'))
    )
    with op.batch_alter_table('joint_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joint_answer_coach_id'), ['coach_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_joint_answer_lecturer_id'), ['lecturer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_joint_answer_sharing_id_released_at'), ['sharing_id', 'released_at'], unique=False)
    op.create_table('joint_part',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('joint_id', sa.Integer(), nullable=False),
    sa.Column('feedback_id', sa.Integer(), nullable=False),
    sa.Column('agreed_to', sa.String(length=64), nullable=True),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['feedback_id'], ['feedback.id'], name=op.f('fk_joint_part_feedback_id_feedback'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['joint_id'], ['joint_answer.id'], name=op.f('fk_joint_part_joint_id_joint_answer'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_part')),
    sa.UniqueConstraint('feedback_id', name=op.f('uq_joint_part_feedback_id'))
    )
    with op.batch_alter_table('joint_part', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joint_part_joint_id'), ['joint_id'], unique=False)
    op.create_table('own_starters',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_own_starters_user_id_user_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_own_starters'))
    )


def downgrade():
    op.drop_table('own_starters')
    with op.batch_alter_table('joint_part', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_joint_part_joint_id'))
    op.drop_table('joint_part')
    with op.batch_alter_table('joint_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_joint_answer_sharing_id_released_at'))
        batch_op.drop_index(batch_op.f('ix_joint_answer_lecturer_id'))
        batch_op.drop_index(batch_op.f('ix_joint_answer_coach_id'))
    op.drop_table('joint_answer')
