namespace Kooperation.Platform.Reading;

/// <summary>
/// What belongs to a state of knowledge, whatever the day: that of the last one asked for is kept, and beside it that of the last one with steps left out,
/// since whoever looks for causes goes to and fro between the two.
/// </summary>
internal sealed class ByKnowledge<T>(Func<State, Task<T>> open)
{
    private (State State, T Opened)? _whole;
    private (State State, T Opened)? _without;

    public async Task<T> At(State state)
    {
        var known = state with { AsOf = null };
        if ((known.Without is null ? _whole : _without) is { } kept && kept.State == known) return kept.Opened;

        var opened = await open(known);
        if (known.Without is null) _whole = (known, opened);
        else _without = (known, opened);
        return opened;
    }
}
