using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>Where a datagram came from: what sessions are found by.</summary>
/// <param name="Key">Address and port in one number.</param>
/// <param name="Ip">The address.</param>
/// <param name="Address">Both, for the socket; belongs to whoever received it until <see cref="Keep"/>.</param>
internal readonly record struct Peer(ulong Key, Ip4 Ip, SocketAddress Address)
{
    private const int Port = 2;
    private const int Host = 4;

    public static Peer Of(SocketAddress from)
    {
        var bytes = from.Buffer.Span;
        var ip = BinaryPrimitives.ReadUInt32BigEndian(bytes[Host..]);
        return new Peer(((ulong)ip << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[Port..]), new Ip4(ip), from);
    }

    /// <summary>The same with an address of its own, which the receiver's next datagram does not overwrite.</summary>
    public Peer Keep()
    {
        var own = new SocketAddress(AddressFamily.InterNetwork, Address.Size);
        Address.Buffer.CopyTo(own.Buffer);
        return this with { Address = own };
    }

    public override string ToString() => $"{Ip}:{(ushort)Key}";
}
