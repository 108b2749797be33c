using System.Net.Sockets;
using System.Text;

namespace Parlance.Server.Running;

/// <summary>Tells systemd how far the server is, where systemd asked for it (<c>Type=notify</c>).</summary>
internal static class ServiceNotifier
{
    private const string Variable = "NOTIFY_SOCKET";

    /// <summary>Sends one state, such as <c>READY=1</c>. A service manager that is gone changes nothing for the server.</summary>
    public static void Tell(string state, ILogger log)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));
        }
        catch (SocketException problem)
        {
            log.NotNotified(path, problem);
        }
    }
}
