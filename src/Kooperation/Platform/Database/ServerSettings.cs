using System.Net;
using System.Net.Sockets;

namespace Kooperation.Platform.Database;

/// <summary>The settings of a private server, written anew at every start: for a small machine, and for nobody beyond it.</summary>
internal static class ServerSettings
{
    public static string For(int port, bool durable) => $"""
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = 200
        shared_buffers = 128MB
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = off
        recovery_init_sync_method = {(OperatingSystem.IsLinux() ? "syncfs" : "fsync")}

        """ + (durable ? "" : """
        fsync = off
        synchronous_commit = off
        full_page_writes = off

        """);

    /// <summary>The wanted port when it is free, else one that the operating system gives.</summary>
    public static int FreePort(int wanted)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (Exception taken) when (wanted != 0 && taken is SocketException or ArgumentOutOfRangeException)
        {
            return FreePort(0);
        }
    }
}
