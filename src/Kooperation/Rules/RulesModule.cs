using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Kooperation.Rules.Trials;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Rules;

public static class RulesModule
{
    public static void AddRules(this StoreOptions store)
    {
        store.Projections.Add<AdoptedRulesSnapshot>(ProjectionLifecycle.Inline);
        store.Projections.Add<AdoptionRecordProjection>(ProjectionLifecycle.Async);

        store.IndexInMunicipality<KeptFindings>(kept => new { kept.TrialId, kept.Last });
    }

    public static void AddRules(this IServiceCollection services)
    {
        services.AddSingleton<ITellsFigures, AnswersOfRules>();
        services.AddSingleton<TrialWork>();
        services.AddSingleton<TrialRegister>();
        services.AddHostedService(all => all.GetRequiredService<TrialWork>());
    }

    public static void MapRules(this IEndpointRouteBuilder municipality)
    {
        var today = municipality.ServiceProvider.GetRequiredService<Today>();
        var rules = municipality.MapGroup("rules").WithTags("Rules");
        rules.MapListRules(today);
        rules.MapAdoptRules();
        rules.MapTrials();

        municipality.MapGroup("depth").WithTags("Depth").MapReadRules(RulesModel.Depth, today);
        municipality.MapGroup("progress").WithTags("Progress").MapReadRules(RulesModel.Progress, today);
    }
}

/// <summary>Keeps the write model up to date in the transaction that appends: the next decision needs it.</summary>
public sealed partial class AdoptedRulesSnapshot : SingleStreamProjection<AdoptedRules, Guid>
{
    public AdoptedRulesSnapshot()
    {
        foreach (var kind in Catalogue.Rules.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override AdoptedRules? Evolve(AdoptedRules? state, Guid id, IEvent e) => AdoptedRules.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data));
}
