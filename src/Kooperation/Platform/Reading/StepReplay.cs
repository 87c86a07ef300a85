using Kooperation.Platform.Log;

namespace Kooperation.Platform.Reading;

/// <summary>Reads a thing just before and just after each of its steps came to be known. What one step leaves and the next one finds is read once.</summary>
/// <param name="views">Views that reach all the steps.</param>
public sealed class StepReplay<TAnswer>(PastViews views, Reader<TAnswer> reader, Guid id, CancellationToken cancelled)
{
    private (long Place, DateOnly? Day, Found<TAnswer>? Found)? _last;

    /// <summary>The two states around a place in the log, both read on the same day; null where nothing was known of the thing.</summary>
    public async Task<(Found<TAnswer>? Before, Found<TAnswer>? After)> Around(LogPlace place, DateOnly? day)
    {
        var before = await At(place.Index - 1, day);
        return (before, await At(place.Index, day));
    }

    private async Task<Found<TAnswer>?> At(long place, DateOnly? day)
    {
        if (_last is { } last && last.Place == place && last.Day == day) return last.Found;

        var found = await reader(views.At(new State(place, null)), id, day, cancelled);
        _last = (place, day, found);
        return found;
    }
}
