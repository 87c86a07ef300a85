using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.RoundTables;

public sealed class JoiningARoundTable(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_partner_joins_a_round_table()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/round-tables", new { occurredOn = "2025", roundTable = "Runder Tisch Bildung" });

        Assert.Equal("Runder Tisch Bildung", Assert.IsType<RoundTableJoined>((await StepsOf(partnership)).Last()).RoundTable);
    }

    [Fact]
    public async Task A_round_table_has_a_name()
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/round-tables", new { occurredOn = "2025", roundTable = " " }, "This must not be empty.");
    }
}
