using Parlance.Core.Model;

namespace Parlance.Icq.Server;

/// <summary>Words for the server.</summary>
public sealed partial class IcqSession
{
    private const string LogOff = "B_USER_DISCONNECTED";

    /// <summary>Only one word logs off; B_MESSAGE_ACK and all others want no more than the acknowledgement.</summary>
    internal void Obey(in ToServer.SendTextCode m)
    {
        if (m.Text == LogOff)
        {
            End(SessionEnd.ClientLeft);
        }
    }
}
