using Parlance.Core.Events;
using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>Turns events into one network's messages.</summary>
public interface ITranslator
{
    /// <summary>Appends what the receiver is to be sent for an event: nothing, a frame or several.</summary>
    void Translate(Delivery delivery, WireBuffer target);
}
