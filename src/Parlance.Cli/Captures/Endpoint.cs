using Parlance.Wire;

namespace Parlance.Cli.Captures;

/// <summary>One end of a conversation.</summary>
internal readonly record struct Endpoint(Ip4 Address, ushort Port)
{
    public override string ToString() => $"{Address}:{Port}";
}
