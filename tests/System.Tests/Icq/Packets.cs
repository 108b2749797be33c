using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

/// <summary>Whole datagrams of any command with any parameters.</summary>
internal static class Packets
{
    private static readonly Lock Gate = new();

    public static byte[] Build(RawIcq client, ushort command, ushort sequence, ushort second, byte[] body)
    {
        lock (Gate)
        {
            Any.Code = command;
            using var buffer = new WireBuffer();
            IcqEnvelope.Of(client.Version).WriteToServer(
                new Any(body), new IcqHeader(client.Version, 0, sequence, second, client.Uin, client.Session), buffer, Random.Shared);
            return buffer.Written.ToArray();
        }
    }

    private readonly record struct Any(byte[] Body) : IMessage<Any>
    {
        public static ushort Code { get; set; }

        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, Code, nameof(Any), "test");

        public static Any Layout<TVisitor>(ref TVisitor v, in Any m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, 2000));
    }
}
