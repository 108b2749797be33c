using Parlance.Cli.Captures;

namespace Parlance.Cli.Streams;

/// <summary>A TCP connection.</summary>
/// <param name="Opener">Who opened it, as far as the capture tells.</param>
/// <param name="Acceptor">Who accepted it.</param>
internal readonly record struct Connection(Endpoint Opener, Endpoint Acceptor)
{
    /// <summary>Who sends what this side says.</summary>
    public Endpoint From(Side side) => side == Side.Opener ? Opener : Acceptor;

    /// <summary>Who receives it.</summary>
    public Endpoint To(Side side) => side == Side.Opener ? Acceptor : Opener;
}
