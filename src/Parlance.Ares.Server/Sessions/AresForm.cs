using Parlance.Core.Events;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>An event as the bytes that all receivers of one kind get.</summary>
/// <param name="Bytes">The frames.</param>
internal sealed record AresForm(byte[] Bytes)
{
    /// <summary>Kinds of receiver; the numbers are this network's own among all networks.</summary>
    public const int Plain = 24;

    /// <summary>Is shown addresses.</summary>
    public const int WithAddresses = 25;

    /// <summary>Wants no custom names.</summary>
    public const int PlainNames = 26;

    /// <summary>A web chat.</summary>
    public const int Web = 27;

    /// <summary>Appends the form of a kind, made once per event.</summary>
    public static void Append<TState>(Delivery delivery, int kind, WireBuffer target, TState state, Action<DomainEvent, TState, WireBuffer> write)
    {
        var form = delivery.Form(kind, (state, write), static (what, with) =>
        {
            using var buffer = new WireBuffer();
            with.write(what, with.state, buffer);
            return new AresForm(buffer.Written.ToArray());
        });
        form.Bytes.CopyTo(target.Take(form.Bytes.Length));
    }
}
