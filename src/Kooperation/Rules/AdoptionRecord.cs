using System.Collections.Concurrent;
using JasperFx.Events;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Marten.Events.Aggregation;

namespace Kooperation.Rules;

/// <summary>Which rules a municipality adopted, as far as they stand.</summary>
/// <param name="Id">The history of its rules.</param>
/// <param name="HistoryVersion">The version of that history. (What is called Version, Marten fills with a position.)</param>
/// <param name="Told">The standing adoptions without their files, in the order of recording.</param>
public sealed record AdoptionRecord(Guid Id, long HistoryVersion, IReadOnlyList<Adoption> Told)
{
    // A file never changes, and few are adopted: each is read once, whoever adopted it.
    private static readonly ConcurrentDictionary<string, DepthRules> Depth = new();
    private static readonly ConcurrentDictionary<string, ProgressRules> Progress = new();

    /// <summary>That of the municipality, in the state of knowledge of the views.</summary>
    public static async Task<AdoptionRecord> Of(Views views)
    {
        var id = AdoptedRules.IdOf(views.Municipality);
        return await views.Find<AdoptionRecord>(id) ?? new AdoptionRecord(id, 0, []);
    }

    /// <summary>
    /// The rules in force in the state of knowledge of the views, and what the municipality says itself: two small documents are looked up at once, and a file read only
    /// when it is met for the first time.
    /// </summary>
    public static Task<RulesInForce> InForce(Views views) => views.Once(async () =>
    {
        var (record, municipality) = await views.FindBoth<AdoptionRecord, Municipality>(AdoptedRules.IdOf(views.Municipality), Municipality.IdOf(views.Municipality));
        var told = record?.Told ?? [];
        if (told.Count == 0 && municipality is null) return RulesInForce.Standard;

        var (depth, progress) = (new Dictionary<string, DepthRules>(), new Dictionary<string, ProgressRules>());
        foreach (var adoption in told)
        {
            if (adoption.Model == RulesModel.Depth) depth[adoption.Sha256] = Depth.GetValueOrDefault(adoption.Sha256) ?? Depth.GetOrAdd(adoption.Sha256, DepthRules.Read(await FileOf(adoption, views)).Rules!);
            else progress[adoption.Sha256] = Progress.GetValueOrDefault(adoption.Sha256) ?? Progress.GetOrAdd(adoption.Sha256, ProgressRules.Read(await FileOf(adoption, views)).Rules!);
        }

        return new RulesInForce(told, depth, progress, municipality);
    });

    /// <summary>
    /// The day on which to see what is otherwise by one record than by another: the first from today on for which other rules hold, else the last before; today
    /// where the same rules hold on all days.
    /// </summary>
    public static DateOnly DayOfDifference(AdoptionRecord one, AdoptionRecord other, DateOnly today)
    {
        var days = one.Told.Concat(other.Told).Select(adoption => adoption.InForceFrom).Distinct().Order().ToList();
        return days.Where(day => day > today).Prepend(today)
            .Concat(days.Where(day => day < today).Reverse())
            .FirstOrDefault(day => Enum.GetValues<RulesModel>().Any(model => HeldOn(one, model, day) != HeldOn(other, model, day)), today);
    }

    private static string HeldOn(AdoptionRecord record, RulesModel model, DateOnly day) =>
        Adoption.InForceOn(record.Told, model, day)?.Sha256 ?? RulesEdition.StandardOf(model).Sha256;

    /// <summary>The file as it was adopted.</summary>
    public static async Task<string> FileOf(Adoption adoption, Views views) => ((RulesAdopted)(await views.Step(adoption.By.StepId))!.Data).File;
}

public sealed partial class AdoptionRecordProjection : SingleStreamProjection<AdoptionRecord, Guid>
{
    public AdoptionRecordProjection()
    {
        foreach (var kind in Catalogue.Rules.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    // Corrections and withdrawals occur in every stream; those of others find nothing here.
    public override AdoptionRecord? Evolve(AdoptionRecord? record, Guid id, IEvent e)
    {
        if (record is null && e.Data is not RulesAdopted) return null;

        var told = record?.Told ?? [];
        return new AdoptionRecord(id, e.Version, (Step)e.Data switch
        {
            StepWithdrawn withdrawn => [.. told.Where(one => one.By.StepId != withdrawn.StepId)],
            StepCorrected corrected when Adoption.Of(new RecordedStep(corrected.StepId, corrected.Replacement)) is { } right =>
                [.. told.Select(one => one.By.StepId == corrected.StepId ? right : one)],
            var step when Adoption.Of(new RecordedStep(e.Id, step)) is { } adoption => [.. told, adoption],
            _ => told
        });
    }
}
