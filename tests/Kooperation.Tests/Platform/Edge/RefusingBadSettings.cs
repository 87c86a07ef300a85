using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>A setting that cannot be meant keeps the service from starting, in a sentence.</summary>
public sealed class RefusingBadSettings
{
    [Theory]
    [InlineData("Edge:Proxies", "10.0.0.7, proxy.example.org", "Edge:Proxies names the addresses or networks of proxies, such as 10.0.0.7, 10.1.0.0/16, and not proxy.example.org.")]
    [InlineData("Edge:RateLimit:Enabled", "no", "Edge:RateLimit:Enabled is true or false, and not no.")]
    [InlineData("Edge:RateLimit:reading:PerSecond", "0", "Edge:RateLimit:reading:PerSecond is a whole number from 1 to 1000000, and not 0.")]
    [InlineData("Edge:RateLimit:recording:Burst", "many", "Edge:RateLimit:recording:Burst is a whole number from 1 to 1000000, and not many.")]
    [InlineData("Edge:RateLimit:anonymous:Burst", "9", "Edge:RateLimit:anonymous:Burst is 9 and must be at least PerSecond, 10.")]
    public async Task It_is_said_in_one_sentence(string setting, string value, string sentence)
    {
        using var service = ServiceProcess.Start("Production", new Dictionary<string, string> { [setting] = value });

        Assert.Equal(1, await service.Ended());
        Assert.Equal(sentence, service.Errors.Trim());
    }
}
