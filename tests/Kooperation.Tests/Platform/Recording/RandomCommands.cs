using CsCheck;
using Kooperation.Oracle;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>What must hold whatever is sent: sequences of every command there is, mostly sensible, to the real service.</summary>
public sealed class RandomCommands(KooperationHost host) : KooperationSpec(host)
{
    private const int Sequences = 32;
    private const int Errands = 200;

    private static readonly Gen<List<(DateOnly Day, bool StatedOnly)>> Questions = Gen.Select(Histories.Day, Gen.Bool).List[5];

    [Fact]
    public async Task Whatever_is_sent_is_recorded_as_it_is_answered_or_not_at_all()
    {
        var routes = CommandRoute.Of(Host);
        var store = Host.Services.GetRequiredService<IDocumentStore>();
        var foreign = await GivenOrganisation("Nachbarstadt e. V.");
        var tally = new Tally(routes);

        await Gen.Select(new Wishes(routes).Sequence(Errands), Questions).SampleAsync(
            async (wishes, questions) =>
            {
                var townHall = new TownHall(Host.NewMunicipality(), store, Send, foreign, tally);
                foreach (var wish in wishes) await townHall.Send(wish);

                await townHall.AssertTheStoreKeepsWhatWasAnswered();
                townHall.AssertWhatStandsFollowsFromWhatStands();
                townHall.AssertWhatIsDoneTogetherStandsOnBothSides();
                townHall.AssertEditionsFollowEachOther();
                await townHall.AssertDepthIsAsANaiveReadingFindsIt(questions);
            },
            iter: Sequences,
            threads: 4,
            print: sample => string.Join(", ", sample.Item1));

        Assert.Empty(tally.NeverAccepted);
        Assert.Empty(tally.NeverRefused);
    }
}
