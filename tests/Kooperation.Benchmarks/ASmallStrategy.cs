using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kooperation.Benchmarks;

/// <summary>A strategy as a town has it: five fields of action with four goals each, two measures to a goal with two milestones each and a report, an indicator to a field.</summary>
public static class ASmallStrategy
{
    public static async Task<(Guid Strategy, Guid Measure)> Record(Service service, string municipality)
    {
        var strategy = await Post("strategies", """{ "title": "Integrationsstrategie", "term": { "from": "2022", "until": "2027" }, "reportEveryMonths": 12, "occurredOn": "2021-11" }""");
        var measure = Guid.Empty;
        for (var field = 1; field <= 5; field++)
        {
            var fieldId = await Post($"strategies/{strategy}/fields-of-action", $$"""{ "title": "Handlungsfeld {{field}}", "occurredOn": "2021-11" }""");
            for (var goal = 1; goal <= 4; goal++)
            {
                var goalId = await Post($"strategies/{strategy}/goals", $$"""{ "fieldId": "{{fieldId}}", "text": "Ziel {{field}}.{{goal}}", "occurredOn": "2021-11" }""");
                if (goal == 1) await Post($"strategies/{strategy}/indicators", $$"""{ "goalId": "{{goalId}}", "title": "Anteil {{field}}", "unit": "%", "direction": "up", "effectLevel": 4, "baseline": "30", "baselineOn": "2021", "target": "45", "targetOn": "2027", "occurredOn": "2021-11" }""");
                for (var number = 1; number <= 2; number++)
                {
                    measure = await Post("measures", $$"""
                        { "strategyId": "{{strategy}}", "goalId": "{{goalId}}", "title": "Maßnahme {{field}}.{{goal}}.{{number}}", "responsibleOffice": "FB 50", "term": { "from": "2023", "until": "2026" }, "occurredOn": "2022-03" }
                        """);
                    await Post($"measures/{measure}/start", """{ "occurredOn": "2023-02-01" }""");
                    for (var milestone = 1; milestone <= 2; milestone++)
                    {
                        var milestoneId = await Post($"measures/{measure}/milestones", $$"""{ "title": "Meilenstein {{milestone}}", "dueOn": "{{2023 + milestone}}-06", "occurredOn": "2023-02-01" }""");
                        if (milestone == 1) await Post($"measures/{measure}/milestones/{milestoneId}/attainment", """{ "occurredOn": "2024-05-30" }""");
                    }

                    await Post($"measures/{measure}/reports", """{ "what": "läuft wie geplant", "occurredOn": "2026-09-01" }""");
                }
            }
        }

        await Post($"strategies/{strategy}/adoption", """{ "decidedBy": "Rat", "occurredOn": "2022-06-15" }""");
        return (strategy, measure);

        async Task<Guid> Post(string path, string body)
        {
            using var response = await service.Client.PostAsync(Service.At(path, municipality), new StringContent(body, Encoding.UTF8, "application/json"));
            var answer = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path}: {(int)response.StatusCode} {answer}"));

            return JsonNode.Parse(answer)!["stepId"]!.GetValue<Guid>();
        }
    }
}
