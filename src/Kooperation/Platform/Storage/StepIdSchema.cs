using System.Data.Common;
using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using DbCommandBuilder = Weasel.Core.DbCommandBuilder;

namespace Kooperation.Platform.Storage;

/// <summary>
/// The id of a step is one in its municipality. Marten's own index makes it one in the world, and whoever records in one municipality would learn by it
/// what another one has recorded.
/// </summary>
internal sealed class StepIdSchema(StoreOptions store) : FeatureSchemaBase("step_ids", store.Advanced.Migrator)
{
    public const string Index = "step_id_of_municipality";

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects() => [new UniqueIndex(store.DatabaseSchemaName)];

    private sealed class UniqueIndex(string schema) : ISchemaObject
    {
        public DbObjectName Identifier { get; } = new PostgresqlObjectName(schema, Index, SchemaUtils.IdentifierUsage.General);

        public IEnumerable<DbObjectName> AllNames() => [Identifier];

        public void WriteCreateStatement(Migrator migrator, TextWriter writer) =>
            writer.WriteLine($"CREATE UNIQUE INDEX IF NOT EXISTS {Index} ON {schema}.mt_events (tenant_id, id);");

        public void WriteDropStatement(Migrator rules, TextWriter writer) => writer.WriteLine($"DROP INDEX IF EXISTS {schema}.{Index};");

        public void ConfigureQueryCommand(DbCommandBuilder builder) => builder.Append($"SELECT to_regclass('{schema}.{Index}') IS NOT NULL;");

        public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
        {
            await reader.ReadAsync(ct);
            return new SchemaObjectDelta(this, reader.GetBoolean(0) ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
        }
    }
}
