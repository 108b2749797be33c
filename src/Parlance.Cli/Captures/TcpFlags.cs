namespace Parlance.Cli.Captures;

/// <summary>The flags of a TCP segment that matter for putting a stream together.</summary>
[Flags]
internal enum TcpFlags
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Rst = 4,
    Ack = 16,
}
