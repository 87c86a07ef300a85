using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Tests.Partnerships;

/// <summary>Pending, in force, expired and terminated follow from signatures and dates.</summary>
public sealed class TheStateOfAnAgreement
{
    private static readonly Guid Id = Guid.Parse("0192f7a0-0000-7000-8000-000000000001");
    private static readonly Guid Successor = Guid.Parse("0192f7a0-0000-7000-8000-000000000002");

    private static readonly RecordedStep Signed = new(Id, new AgreementSigned(
        Id, AgreementKind.Framework, "Elternarbeit", [], [new(Side.Municipality, Day(1, 10)), new(Side.Partner, Day(1, 20))], new Term(Day(2, 1), PartialDate.Month(2026, 4)), PartialDate.Unknown, null)
    { OccurredOn = Day(1, 10) });

    [Theory]
    [InlineData("2026-01-09", null)]
    [InlineData("2026-01-15", AgreementState.Pending)]
    [InlineData("2026-01-31", AgreementState.Pending)]
    [InlineData("2026-02-01", AgreementState.InForce)]
    [InlineData("2026-04-30", AgreementState.InForce)]
    [InlineData("2026-05-01", AgreementState.Expired)]
    public void It_follows_from_the_days(string day, AgreementState? state) => Assert.Equal(state, On(day, Signed)?.State);

    [Fact]
    public void An_amendment_of_the_term_prolongs_it_and_carries_the_state()
    {
        var amended = Told(new AgreementAmended(Id, "länger", new Term(Day(2, 1), Day(12, 31)), Day(11, 1), null) { OccurredOn = Day(3, 1) });

        var agreement = On("2026-06-01", Signed, amended)!;

        Assert.Equal((AgreementState.InForce, amended.Id, Day(11, 1)), (agreement.State, agreement.StateBy.Id, agreement.ReviewOn));
    }

    [Fact]
    public void What_one_side_gave_up_is_terminated_from_that_day_on()
    {
        var terminated = Told(new AgreementTerminated(Id, Side.Partner, "Umzug") { OccurredOn = Day(3, 1) });

        Assert.Equal(AgreementState.InForce, On("2026-02-28", Signed, terminated)!.State);
        Assert.Equal(AgreementState.Terminated, On("2026-03-01", Signed, terminated)!.State);
    }

    [Fact]
    public void What_one_side_has_not_signed_is_pending()
    {
        var half = Signed with { Step = (AgreementSigned)Signed.Step with { Signatures = [new(Side.Partner, PartialDate.Unknown)] } };

        Assert.Equal(AgreementState.Pending, On("2026-03-01", half)!.State);
    }

    [Fact]
    public void A_successor_is_of_the_same_kind_and_has_the_term_of_the_renewal()
    {
        var renewed = Told(new AgreementRenewed(Id, Successor, new Term(PartialDate.Month(2026, 5), PartialDate.Unknown), null) { OccurredOn = Day(4, 1) });

        var agreement = Agreement.Of(new KnownSteps([Signed, renewed], new DateOnly(2026, 6, 1)), Successor)!;

        Assert.Equal((AgreementKind.Framework, "Elternarbeit", AgreementState.InForce, Id), (agreement.Kind, agreement.Purpose, agreement.State, agreement.PredecessorId!.Value));
        Assert.Equal((AgreementState.Expired, Successor), (On("2026-06-01", Signed, renewed)!.State, On("2026-06-01", Signed, renewed)!.SuccessorId!.Value));
    }

    private static Agreement? On(string day, params RecordedStep[] standing) => Agreement.Of(new KnownSteps(standing, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Id);

    private static RecordedStep Told(Step step) => new(Guid.Parse("0192f7a0-0000-7000-8000-000000000003"), step);

    private static PartialDate Day(int month, int day) => PartialDate.Day(2026, month, day);
}
