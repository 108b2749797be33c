using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Where a session's events go. Called under locks: it only queues.</summary>
public interface ISessionSink
{
    /// <summary>Queues an event for this session's client.</summary>
    void Deliver(Delivery delivery);

    /// <summary>More waits for this client than it has taken lately; who speaks to many such clients is slowed.</summary>
    bool IsLagging => false;

    /// <summary>Asks the session to end; what is queued is still sent.</summary>
    void End(SessionEnd reason);
}
