"""free moments in scenarios, and moments of a run beside a reflection

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


def downgrade():
    with op.batch_alter_table('version', schema=None) as batch_op:
        batch_op.drop_column('moment')
    with op.batch_alter_table('reflection', schema=None) as batch_op:
        batch_op.drop_column('moment')
    with op.batch_alter_table('scenario_words', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_scenario_words_run_id'))
    op.drop_table('scenario_words')
