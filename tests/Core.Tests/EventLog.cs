using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Tests;

/// <summary>A session's client that only remembers what it was told.</summary>
internal sealed class EventLog : ISessionSink
{
    public List<DomainEvent> Events { get; } = [];

    public SessionEnd? Ended { get; private set; }

    public void Deliver(Delivery delivery) => Events.Add(delivery.Event);

    public void End(SessionEnd reason) => Ended ??= reason;
}
