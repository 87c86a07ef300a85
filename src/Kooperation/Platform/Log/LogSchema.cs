using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Tables;
using Weasel.Postgresql.Triggers;

namespace Kooperation.Platform.Log;

/// <summary>
/// The log of a municipality: every recorded step has a place in it, 1, 2, 3 and so on without a gap, in the order in which the steps came to be
/// known. The time of a step in the store is when its transaction began, and its number there is given before the commit: neither says
/// what was known when. So the transaction that records a step notes it in <c>log_pending</c>, and what is noted there after the commit is
/// given the next place by <see cref="LogWriter"/>, with the time at which that happened. A tombstone, with which the store fills a number that
/// a lost race left without a step, has no place.
/// </summary>
internal sealed class LogSchema(StoreOptions store) : FeatureSchemaBase("log", store.Advanced.Migrator)
{
    private readonly string _schema = store.DatabaseSchemaName;

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var pending = new Table(Name("log_pending"));
        pending.AddColumn<long>("seq_id").AsPrimaryKey();
        pending.AddColumn<string>("tenant_id").NotNull();
        yield return pending;

        var log = new Table(Name("log"));
        log.AddColumn<string>("tenant_id").AsPrimaryKey();
        log.AddColumn<long>("log_index").AsPrimaryKey();
        log.AddColumn<long>("seq_id").NotNull().AddIndex(index => index.IsUnique = true);
        log.AddColumn<DateTimeOffset>("logged_at").NotNull();

        // What a step is found by, at its place: however few of a million fit, a page of them is read in the order of the log.
        log.AddColumn<string>("type");
        log.AddColumn<string>("user_name");
        log.AddColumn<string>("causation_id");
        log.AddColumn<string>("revises");
        log.AddColumn<string>("occurred_on"); // As it was recorded: a year, a month or a day.
        log.Indexes.Add(new IndexDefinition("log_by_type") { Columns = ["tenant_id", "type", "log_index"] });
        log.Indexes.Add(new IndexDefinition("log_by_user_name") { Columns = ["tenant_id", "user_name", "log_index"] });
        log.Indexes.Add(new IndexDefinition("log_by_type_and_user_name") { Columns = ["tenant_id", "type", "user_name", "log_index"] });
        log.Indexes.Add(new IndexDefinition("log_by_cause") { Columns = ["tenant_id", "causation_id"], Predicate = "causation_id IS NOT NULL" });
        log.Indexes.Add(new IndexDefinition("log_by_revised") { Columns = ["tenant_id", "revises"], Predicate = "revises IS NOT NULL" });

        // Places from before the log told these are found at once, however many others there are.
        log.Indexes.Add(new IndexDefinition("log_to_fill_in") { Columns = ["seq_id"], Predicate = "type IS NULL" });
        yield return log;

        yield return new Function(Name("note_for_log"), $"""
            CREATE OR REPLACE FUNCTION {_schema}.note_for_log() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.type <> '{Tombstone.Name}' THEN
                    INSERT INTO {_schema}.log_pending (seq_id, tenant_id) VALUES (NEW.seq_id, NEW.tenant_id);
                END IF;
                RETURN NULL;
            END;
            $$;
            """);

        yield return new NoteEveryStep(Name("note_for_log_of_every_step"), Name("mt_events"), $"{_schema}.note_for_log()", Backlog());
    }

    // What was recorded before there was a log. Nobody records while the trigger is made.
    private string Backlog() => $"""
        INSERT INTO {_schema}.log_pending (seq_id, tenant_id)
        SELECT seq_id, tenant_id FROM {_schema}.mt_events step
        WHERE type <> '{Tombstone.Name}' AND NOT EXISTS (SELECT FROM {_schema}.log WHERE log.seq_id = step.seq_id)
        ON CONFLICT DO NOTHING;
        """;

    private PostgresqlObjectName Name(string name) => new(_schema, name, SchemaUtils.IdentifierUsage.General);

    private sealed class NoteEveryStep : Trigger
    {
        private readonly string _backlog;

        public NoteEveryStep(DbObjectName name, DbObjectName steps, string note, string backlog) : base(name, steps, note) =>
            (_backlog, Timing, Events, ForEachRow) = (backlog, TriggerTiming.After, TriggerEvents.Insert, true);

        public override void WriteCreateStatement(Migrator migrator, TextWriter writer)
        {
            base.WriteCreateStatement(migrator, writer);
            writer.WriteLine(_backlog);
        }
    }
}
