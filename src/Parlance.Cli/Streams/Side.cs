namespace Parlance.Cli.Streams;

/// <summary>Which end of a connection speaks.</summary>
internal enum Side
{
    /// <summary>Who opened the connection.</summary>
    Opener,

    /// <summary>Who accepted it.</summary>
    Acceptor,
}
