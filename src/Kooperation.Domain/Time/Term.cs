using System.Text.Json.Serialization;

namespace Kooperation.Domain.Time;

/// <summary>
/// A period with its first and last day, both included; an unknown end is open. <c>{ "from": "2022", "until": "2025-06" }</c>
/// runs from 1 January 2022 to 30 June 2025.
/// </summary>
public sealed record Term(PartialDate From, PartialDate Until)
{
    public static readonly Term Open = new(PartialDate.Unknown, PartialDate.Unknown);

    [JsonIgnore]
    public bool EndsBeforeItBegins => Until.Latest < From.Earliest;

    public bool Includes(DateOnly day) => !(day < From.Earliest) && !(day > Until.Latest);
}
