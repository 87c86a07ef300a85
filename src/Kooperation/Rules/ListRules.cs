using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Rules;

/// <summary>One edition of the rules, and from when it holds.</summary>
/// <param name="Sha256">Of the file, in UTF-8.</param>
/// <param name="IsStandard">Whether it is the one that comes with the program.</param>
/// <param name="InForceFrom">The first day it holds for; absent for the standard, which holds until another one is adopted.</param>
/// <param name="IsInForce">Whether it is the one that holds on the day asked for.</param>
/// <param name="AdoptedBy">The step that adopted it.</param>
/// <param name="File">Where the file is read.</param>
public sealed record ListedEdition(
    RulesModel Model,
    string Version,
    string Sha256,
    bool IsStandard,
    DateOnly? InForceFrom,
    bool IsInForce,
    ToldStep? AdoptedBy,
    string? DecidedBy,
    string? DecisionReference,
    string? Reason,
    string File);

public static class ListRulesEndpoint
{
    public static void MapListRules(this IEndpointRouteBuilder rules, Today today) =>
        rules.MapRead<Page<ListedEdition>>("", async question =>
        {
            var day = question.Day(today);
            if (question.Query.Problem is { } problem) return problem;

            var record = await AdoptionRecord.Of(question.Views);
            return question.Http.Tagged(record.HistoryVersion, Editions(record, day, question.Views.Municipality));
        })
        .IsTagged()
        .WithSummary("Every edition of the rules of depth and of progress, from when each holds and who decided so.")
        .Takes<DateOnly>("asOf", "The day for which the edition in force is named; today in Germany where absent.");

    /// <summary>The file by which the figures of a day are worked out, or that of a version.</summary>
    public static void MapReadRules(this IEndpointRouteBuilder of, RulesModel model, Today today) =>
        of.MapRead<object>("rules", async question =>
        {
            var day = question.Day(today);
            var version = question.Query.Text("version");
            if (question.Query.Problem is { } problem) return problem;

            var told = (await AdoptionRecord.Of(question.Views)).Told;
            var standard = RulesEdition.StandardOf(model);
            var adopted = version is null ? Adoption.InForceOn(told, model, day) : told.FirstOrDefault(one => one.Model == model && one.Version == version);
            if (adopted is not null) return Results.Text(await AdoptionRecord.FileOf(adopted, question.Views), "application/json");

            return version is null || version == standard.Version ? Results.Text(standard.File, "application/json") : NoSuchEdition(version);
        })
        .WithSummary($"The rules of {Word(model)} in force on a day, as one file that needs no programmer to be read.")
        .Takes<DateOnly>("asOf", "The day on which they are in force; today in Germany where absent.")
        .Takes<string>("version", "The edition of that version instead, whenever it is in force.");

    internal static Page<ListedEdition> Editions(AdoptionRecord record, DateOnly day, string municipality) =>
        new([.. Enum.GetValues<RulesModel>().SelectMany(model => EditionsOf(model, record.Told, day, municipality))], null);

    private static IEnumerable<ListedEdition> EditionsOf(RulesModel model, IReadOnlyList<Adoption> told, DateOnly day, string municipality)
    {
        var (standard, inForce) = (RulesEdition.StandardOf(model), Adoption.InForceOn(told, model, day));
        return told.Where(adoption => adoption.Model == model)
            .Select(adoption => new ListedEdition(
                model,
                adoption.Version,
                adoption.Sha256,
                adoption.Sha256 == standard.Sha256,
                adoption.InForceFrom,
                adoption == inForce,
                adoption.By,
                adoption.DecidedBy,
                adoption.DecisionReference,
                adoption.Reason,
                AddressOf(adoption.Version)))
            .Prepend(new ListedEdition(model, standard.Version, standard.Sha256, true, null, inForce is null, null, null, null, null, AddressOf(standard.Version)));

        string AddressOf(string version) => $"/api/v1/municipalities/{municipality}/{Word(model)}/rules?version={Uri.EscapeDataString(version)}";
    }

    private static string Word(RulesModel model) => model == RulesModel.Depth ? "depth" : "progress";

    private static Problem NoSuchEdition(string version) => Problem.NotFound with
    {
        Detail = new Sentence(
            $"No edition of these rules is called {version} here. They are listed under rules.",
            $"Keine Fassung dieser Regeln heißt hier {version}. Alle stehen unter rules.")
    };
}
