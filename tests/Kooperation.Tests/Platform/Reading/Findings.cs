using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>What an answer says and what a naive reading finds, each in the same words.</summary>
internal static class Findings
{
    public static string OfDepth(IReadOnlyList<RecordedStep> history, DateOnly day)
    {
        var (level, dormant, k, v, h, m, s) = NaiveDepth.Assess(history, day, statedOnly: false);
        var evidence = NaiveDepth.Evidence(history, day);
        int[] dimensions = [k, v, h, m, s];
        return OfDepth(level, dormant, (evidence.Steps, evidence.Undated, evidence.Judged, evidence.Invented), dimensions.Zip(evidence.CarriedBy));
    }

    public static string OfDepth(JsonNode depth) => OfDepth(
        Number(depth["level"]),
        depth["isDormant"]!.GetValue<bool>(),
        (Number(depth["basedOn"]!["steps"]), Number(depth["basedOn"]!["undated"]), Number(depth["basedOn"]!["judged"]), Number(depth["basedOn"]!["invented"])),
        depth["dimensions"]!.AsArray().Select(dimension => (
            Number(dimension!["level"]),
            (IReadOnlyList<Guid>)[.. dimension["carriedBy"]!.AsArray().Select(step => step!["stepId"]!.GetValue<Guid>())])));

    public static string OfList(Knowledge known, DateOnly day, bool byLevel, int atLeast)
    {
        var shown = known.Partnerships
            .Where(partnership => WhatStands.HadBegunBy(partnership.History, day))
            .Select(partnership => (partnership.Id, partnership.Name, Depth: NaiveDepth.Assess(partnership.History, day, statedOnly: false)))
            .Where(partnership => partnership.Depth.Level >= atLeast)
            .OrderByDescending(partnership => byLevel ? partnership.Depth.Level : 0)
            .ThenBy(partnership => InDictionary(partnership.Name), StringComparer.Ordinal)
            .ThenBy(partnership => $"{partnership.Id}", StringComparer.Ordinal)
            .ToList();
        return OfList(shown.Count, shown.Select(one => OfEntry(
            one.Id, one.Name, one.Depth.Level, one.Depth.Dormant, one.Depth.Contact, one.Depth.Commitment, one.Depth.JointWork, one.Depth.DecisionPower, one.Depth.Strengthening)));
    }

    public static string OfList(JsonNode page) => OfList(Number(page["total"]), page["items"]!.AsArray().Select(one => OfEntry(
        one!["id"]!.GetValue<Guid>(),
        one["name"]!.GetValue<string>(),
        Number(one["level"]),
        one["isDormant"]!.GetValue<bool>(),
        [.. new[] { "contact", "commitment", "jointWork", "decisionPower", "strengthening" }.Select(dimension => Number(one["dimensions"]![dimension]))])));

    public static string OfProgress(NaiveFindings found)
    {
        var said = new StringBuilder("progress ").Append(OfShare(found.Strategy));
        foreach (var (id, part) in found.Parts.OrderBy(part => part.Key)) said.Append($"\n{id} {OfShare(part)}");
        foreach (var measure in found.Measures.Values.OrderBy(measure => measure.Id))
            said.Append($"\n{OfMeasure(measure.Id, Word(measure.State), measure.Counts, measure.InTwo, measure.Colour.Length > 0 ? Word(measure.Colour) : "", measure.IsLate, Word(measure.Freshness))}");

        foreach (var state in found.Measures.Values.GroupBy(measure => measure.State).OrderBy(state => Word(state.Key), StringComparer.Ordinal)) said.Append($"\n{state.Count()} {Word(state.Key)}");
        return said.ToString();
    }

    public static string OfProgress(JsonNode progress)
    {
        var said = new StringBuilder("progress ").Append(OfShare(progress["figures"]!));
        var fields = progress["fields"]!.AsArray().OfType<JsonNode>().ToList();
        var goals = fields.SelectMany(field => field["goals"]!.AsArray()).OfType<JsonNode>().ToList();
        var parts = fields.Select(field => (Id: field["fieldId"]!.GetValue<Guid>(), Part: field)).Concat(goals.Select(goal => (Id: goal["goalId"]!.GetValue<Guid>(), Part: goal)));
        foreach (var (id, part) in parts.OrderBy(part => part.Id)) said.Append($"\n{id} {OfShare(part["figures"]!)}");

        var measures = goals.SelectMany(goal => goal["measures"]!.AsArray()).Concat(progress["withoutGoal"]!.AsArray()).OfType<JsonNode>();
        foreach (var measure in measures.OrderBy(measure => measure["measureId"]!.GetValue<Guid>()))
        {
            said.Append($"\n{OfMeasure(
                measure["measureId"]!.GetValue<Guid>(),
                measure["state"]!.GetValue<string>(),
                measure["counts"]!.GetValue<bool>(),
                InTwo(measure["implementation"]!),
                measure["light"]?["colour"]!.GetValue<string>() ?? "",
                measure["late"]!.AsArray().Count > 0,
                measure["freshness"]!["degree"]!.GetValue<string>())}");
        }

        foreach (var state in progress["states"]!.AsArray().Where(state => Number(state!["measures"]) > 0).OrderBy(state => state!["state"]!.GetValue<string>(), StringComparer.Ordinal))
            said.Append($"\n{state!["measures"]} {state["state"]}");

        return said.ToString();
    }

    private static string OfDepth(int level, bool dormant, (int Steps, int Undated, int Judged, int Invented) on, IEnumerable<(int Level, IReadOnlyList<Guid> By)> dimensions) =>
        $"{level}{(dormant ? " dormant" : "")}, {on} steps, undated, judged, invented; {string.Join("; ", dimensions.Select(dimension => $"{dimension.Level} by {string.Join(' ', dimension.By.Distinct().Order())}"))}";

    private static string OfList(int total, IEnumerable<string> entries) => $"list of {total}\n{string.Join('\n', entries)}";

    private static string OfEntry(Guid id, string name, int level, bool dormant, params int[] dimensions) => $"{id} {name}: {level}{(dormant ? " dormant" : "")} {string.Join(' ', dimensions)}";

    private static string OfShare(NaiveShare share) => $"{share.InTwo} {Word(share.Colour)} {share.Measures} measures, {share.WithPartner} {share.WithDeepPartner} {share.CoDesigned} with partner, deep, designed";

    private static string OfShare(JsonNode figures)
    {
        var participation = figures["participation"]!;
        return $"{InTwo(figures["implementation"]!)} {figures["light"]!["colour"]} {figures["measures"]} measures, {participation["partner"]!["count"]} {participation["deep"]!["count"]} {participation["coDesigned"]!["count"]} with partner, deep, designed";
    }

    private static string OfMeasure(Guid id, string state, bool counts, string inTwo, string colour, bool isLate, string freshness) =>
        $"{id} {state}{(counts ? "" : ", not counted")} {inTwo} {colour} {(isLate ? "late" : "in time")} {freshness}";

    private static string InTwo(JsonNode implementation) => $"{(implementation["isAssessable"]!.GetValue<bool>() ? implementation["atLeast"]! : "-")}/{implementation["unknown"]}";

    private static string InDictionary(string name) => name.ToLowerInvariant().Replace('ç', 'c').Replace('ü', 'u').Replace('ö', 'o');

    private static int Number(JsonNode? number) => number!.GetValue<int>();

    private static string Word(object word) => JsonNamingPolicy.CamelCase.ConvertName($"{word}");
}
