using System.Net;
using System.Net.Sockets;

namespace Kooperation.Platform.Running;

/// <summary>The address that the service listens at. A taken one is said in a sentence before a database is started for nothing.</summary>
public static class OwnAddress
{
    public static void RefuseTaken(IConfiguration configuration)
    {
        foreach (var address in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsTaken(BindingAddress.Parse(address)))
            {
                throw new CannotStart($"The address {address} is taken, perhaps by this service running already. End the other program, or start with another address: --urls http://localhost:5081");
            }
        }
    }

    private static bool IsTaken(BindingAddress address)
    {
        if (address.Port == 0 || address.IsUnixPipe || address.IsNamedPipe) return false;

        var host = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out var named) ? named : IPAddress.Any;
        using var trial = new TcpListener(host, address.Port);
        try
        {
            trial.Start();
            return false;
        }
        catch (SocketException reason)
        {
            return reason.SocketErrorCode == SocketError.AddressAlreadyInUse; // Any other reason is Kestrel's to tell.
        }
    }
}
