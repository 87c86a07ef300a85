using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Kooperation.Platform.Running;

/// <summary>The address that the service listens at. One that is taken, or none at all, is said in a sentence before a database is started for nothing.</summary>
public static class OwnAddress
{
    public static void RefuseUnusable(IConfiguration configuration)
    {
        foreach (var address in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsUnderstood(address, out var understood))
            {
                throw new CannotStart($"{address} is no address to listen at. Write it like this: --urls http://localhost:5081");
            }

            if (IsTaken(understood))
            {
                throw new CannotStart($"The address {address} is taken, perhaps by this service running already. End the other program, or start with another address: --urls http://localhost:5081");
            }
        }
    }

    /// <summary>Whether something failed because of the address: somebody else has it, this machine does not, or it is not ours to take.</summary>
    public static bool IsReasonOf(Exception exception) =>
        exception is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable or SocketError.AccessDenied }
        || (exception is IOException && exception.InnerException is { } inner && IsReasonOf(inner));

    private static bool IsUnderstood(string address, [NotNullWhen(true)] out BindingAddress? understood)
    {
        try
        {
            understood = BindingAddress.Parse(address);
            return understood.Scheme is "http" or "https" && (understood.IsUnixPipe || understood.IsNamedPipe || understood.Port is >= 0 and <= IPEndPoint.MaxPort);
        }
        catch (FormatException)
        {
            understood = null;
            return false;
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
