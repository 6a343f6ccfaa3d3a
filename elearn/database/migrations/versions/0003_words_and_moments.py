"""free moments in scenarios, moments of a run beside a reflection, and pictures of scenarios

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-22 09:20:00

"""
from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('scenario_words',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('moment', sa.String(length=120), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['scenario_run.id'], name=op.f('fk_scenario_words_run_id_scenario_run'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scenario_words'))
    )
    with op.batch_alter_table('scenario_words', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_scenario_words_run_id'), ['run_id'], unique=False)
    with op.batch_alter_table('reflection', schema=None) as batch_op:
        batch_op.add_column(sa.Column('moment', sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table('version', schema=None) as batch_op:
        batch_op.add_column(sa.Column('moment', sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table('group_contribution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_contribution_group_id_exercise_key'))
        batch_op.drop_constraint(batch_op.f('uq_group_contribution_user_id_group_id_exercise_key'), type_='unique')
        batch_op.alter_column('exercise_key', new_column_name='key')
        batch_op.add_column(sa.Column('run_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('cells', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('by_name', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('group_contribution', schema=None) as batch_op:
        batch_op.alter_column('by_name', server_default=None)
        batch_op.create_foreign_key(batch_op.f('fk_group_contribution_run_id_scenario_run'), 'scenario_run', ['run_id'], ['id'], ondelete='SET NULL')
        batch_op.create_unique_constraint(batch_op.f('uq_group_contribution_user_id_group_id_key'), ['user_id', 'group_id', 'key'])
        batch_op.create_index(batch_op.f('ix_group_contribution_group_id_key'), ['group_id', 'key'], unique=False)
        batch_op.create_index(batch_op.f('ix_group_contribution_run_id'), ['run_id'], unique=False)
    with op.batch_alter_table('group_picture', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_group_picture_group_id_exercise_key'), type_='unique')
        batch_op.alter_column('exercise_key', new_column_name='key')
    with op.batch_alter_table('group_picture', schema=None) as batch_op:
        batch_op.create_unique_constraint(batch_op.f('uq_group_picture_group_id_key'), ['group_id', 'key'])


def downgrade():
    with op.batch_alter_table('group_picture', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_group_picture_group_id_key'), type_='unique')
        batch_op.alter_column('key', new_column_name='exercise_key')
    with op.batch_alter_table('group_picture', schema=None) as batch_op:
        batch_op.create_unique_constraint(batch_op.f('uq_group_picture_group_id_exercise_key'), ['group_id', 'exercise_key'])
    with op.batch_alter_table('group_contribution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_contribution_run_id'))
        batch_op.drop_index(batch_op.f('ix_group_contribution_group_id_key'))
        batch_op.drop_constraint(batch_op.f('uq_group_contribution_user_id_group_id_key'), type_='unique')
        batch_op.drop_constraint(batch_op.f('fk_group_contribution_run_id_scenario_run'), type_='foreignkey')
        batch_op.drop_column('by_name')
        batch_op.drop_column('cells')
        batch_op.drop_column('run_id')
        batch_op.alter_column('key', new_column_name='exercise_key')
    with op.batch_alter_table('group_contribution', schema=None) as batch_op:
        batch_op.create_unique_constraint(batch_op.f('uq_group_contribution_user_id_group_id_exercise_key'), ['user_id', 'group_id', 'exercise_key'])
        batch_op.create_index(batch_op.f('ix_group_contribution_group_id_exercise_key'), ['group_id', 'exercise_key'], unique=False)
    with op.batch_alter_table('version', schema=None) as batch_op:
        batch_op.drop_column('moment')
    with op.batch_alter_table('reflection', schema=None) as batch_op:
        batch_op.drop_column('moment')
    with op.batch_alter_table('scenario_words', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_scenario_words_run_id'))
    op.drop_table('scenario_words')
