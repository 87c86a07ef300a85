using JasperFx.MultiTenancy;
using JasperFx.Events;
using Kooperation.Domain.Steps;
using Marten;
using Npgsql;
using Weasel.Core;

namespace Kooperation.Platform.Storage;

/// <summary>How steps are kept: one store, one tenant per municipality, nothing skipped, nothing overwritten.</summary>
public static class Store
{
    /// <summary>
    /// What a connection string is completed with. Without the reset on close and with prepared statements a step costs half
    /// (see docs/benchmarks.md).
    /// </summary>
    public static string Tuned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, ApplicationName = "kooperation" };
        if (builder.MaxAutoPrepare == 0) (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (200, 2);
        return builder.ConnectionString;
    }

    public static StoreOptions ConfigureStore(this StoreOptions store)
    {
        store.DatabaseSchemaName = "kooperation";

        // A step is stored as it is sent; left to itself, Marten writes names as in C# and the words of an enumeration as numbers.
        store.UseSystemTextJsonForSerialization(StepJson.Options, EnumStorage.AsString, Casing.CamelCase, json => json.Converters.Insert(0, StepJson.Words));

        store.Policies.AllDocumentsAreMultiTenanted();
        store.Events.TenancyStyle = TenancyStyle.Conjoined;
        store.Events.StreamIdentity = StreamIdentity.AsGuid;
        store.Events.UseMandatoryStreamTypeDeclaration = true;
        store.Events.IgnoreIndex(StepIdSchema.Index);
        store.Storage.Add(new StepIdSchema(store));
        store.Events.UseAdvisoryLockTransaction = true;
        store.Events.UseExclusiveLockOnConcurrentAppends = true; // Who loses a race waits for its end and takes no number of the sequence.
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;

        foreach (var kind in Catalogue.All) store.Events.MapEventType(kind.Type, kind.Name);

        // How long a hole in the sequence, left by an append that failed, holds up the views once no transaction can fill it any more.
        store.Projections.StaleSequenceThreshold = TimeSpan.FromSeconds(1);

        // A read model that skipped an event is wrong for ever; stop it and say so instead.
        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
        store.Projections.RebuildErrors.SkipApplyErrors = false;
        store.Projections.RebuildErrors.SkipSerializationErrors = false;
        store.Projections.RebuildErrors.SkipUnknownEvents = false;

        return store;
    }
}
