namespace Kooperation.Domain.Language;

/// <summary>
/// Why a well-formed command is not allowed: the stable name of the rule and a sentence a person understands.
/// <paramref name="At"/> is the JSON pointer of the value at fault (RFC 6901), empty where the refusal is about the whole command.
/// </summary>
public sealed record Refusal(string Rule, Sentence Reason, string At = "")
{
    public static Refusal Of(string rule, string english, string german, string at = "") => new(rule, new Sentence(english, german), at);
}
