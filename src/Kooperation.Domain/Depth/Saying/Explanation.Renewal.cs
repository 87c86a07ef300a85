using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Depth.Saying;

// Which single step would keep a level that is about to be lost.
internal sealed partial class Explanation
{
    private (IReadOnlyList<string> LiftedBy, Sentence How) Lifting(Dimension dimension, int turn)
    {
        var brakings = BrakesOn(turn).Where(braking => braking.Rule.Dimension == dimension).ToList();
        return ([.. brakings.SelectMany(LiftedBy).Distinct()], Fill(brakings[0].Rule.Lift, brakings[0]));
    }

    private IReadOnlyList<string> StepsThatKeep(Dimension dimension, int level, int turn)
    {
        var byRhythm = StepsThatKeepTheRhythm(dimension, level, turn);
        return [.. rules.Dimensions[(int)dimension].Levels[level].Steps.Where(step => byRhythm.Contains(step) || KeepsAlone(step, dimension, level, turn))];
    }

    private bool KeepsAlone(string step, Dimension dimension, int level, int turn)
    {
        foreach (var line in rules.Evidence.Where(line => line.Dimension == dimension && line.Level == level))
        {
            var carries = line.Needs?.Kind switch
            {
                // A seat that goes on being held needs only that it is used.
                NeedKind.Exercise => step == "SeatExercised" && known.Carryings.Any(seat => ReferenceEquals(seat.Line, line) && seat.From <= turn && turn <= seat.Until),
                NeedKind.Feedback => step == line.Pattern.Event || step == "HearingAnswered" && known.AwaitsFeedback(line, turn),
                _ => step == line.Pattern.Event
                    || step == "AgreementRenewed" && line.Pattern.Event == "AgreementSigned"
                    && known.Carryings.Any(agreement => ReferenceEquals(agreement.Line, line) && agreement.From <= _day && _day <= agreement.Until)
            };
            if (carries) return true;
        }

        return false;
    }

    // A rhythm is lost for want of one contact, or for promises; for both at once no single step is enough.
    private IReadOnlyList<string> StepsThatKeepTheRhythm(Dimension dimension, int level, int turn)
    {
        if (!IsRhythm(dimension, level)) return [];

        var reliable = level == rules.Regularity.Reliable.Level;
        var (due, kept) = known.Promises.On(turn);
        var promisesKept = known.Promises.OverdueOn(turn) == 0 && (!reliable || kept * 100 >= due * rules.Regularity.Reliable.KeptPercent);
        var inTouch = reliable ? known.Contacts.AreEnoughInAllPeriods(turn) : known.Contacts.AreEnoughIn(0, turn);

        if (inTouch) return promisesKept ? [] : ["CommitmentKept"];
        return promisesKept && known.Contacts.WouldBeEnoughWithOneOn(turn - 1, turn, reliable)
            ? [.. rules.Regularity.MutualContacts.Select(contact => contact.Event).Distinct()]
            : [];
    }
}
