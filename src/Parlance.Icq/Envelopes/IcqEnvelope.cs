using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What one version of the protocol puts around a message: the header, the check code, the encryption.</summary>
public abstract class IcqEnvelope
{
    private static readonly IcqEnvelope[] Versions = [new Version2Envelope(), new Version3Envelope(), new Version4Envelope(), new Version5Envelope()];

    private protected IcqEnvelope(int version) => Style = IcqStyle.Of(version);

    /// <summary>How this version lays messages out.</summary>
    public WireStyle Style { get; }

    /// <summary>Bytes before the parameters of a packet of the server.</summary>
    public abstract int ServerHeader { get; }

    /// <summary>The envelope of a version.</summary>
    /// <param name="version">2 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static IcqEnvelope Of(int version) =>
        version is >= 2 and <= 5 ? Versions[version - 2] : throw new ArgumentOutOfRangeException(nameof(version), version, "2 to 5");

    /// <summary>Reads the header of a client's datagram and decrypts it where it lies.</summary>
    /// <param name="datagram">The whole datagram; changed when it was encrypted.</param>
    /// <param name="header">The header.</param>
    /// <param name="body">The parameters.</param>
    /// <exception cref="WireException">The datagram is too short or of an unknown version.</exception>
    public static void ReadFromClient(Span<byte> datagram, out IcqHeader header, out ReadOnlySpan<byte> body)
    {
        var envelope = Find(datagram);
        var length = envelope.Open(datagram, out header);
        body = datagram[length..];
    }

    /// <summary>Reads the header of a server's datagram.</summary>
    /// <param name="datagram">The whole datagram.</param>
    /// <param name="header">The header. To clients of version 4 the server speaks with headers of version 3.</param>
    /// <param name="body">The parameters.</param>
    /// <exception cref="WireException">The datagram is too short or of an unknown version.</exception>
    public static void ReadFromServer(ReadOnlySpan<byte> datagram, out IcqHeader header, out ReadOnlySpan<byte> body)
    {
        var envelope = Find(datagram);
        Need(datagram, envelope.ServerHeader);
        header = envelope.ParseServer(datagram);
        body = datagram[envelope.ServerHeader..];
    }

    /// <summary>Whether the check code of a packet holds. Versions 2 and 3 have none, so theirs always do.</summary>
    /// <param name="packet">The whole packet, decrypted.</param>
    /// <param name="fromServer">It came from the server.</param>
    /// <remarks>For tools: a server does not refuse by it, since what it proves is only that the sender knows the table.</remarks>
    public bool IsChecked(ReadOnlySpan<byte> packet, bool fromServer)
    {
        Need(packet, fromServer ? ServerHeader : ClientHeader(0));
        return Checks(packet, fromServer);
    }

    /// <summary>Writes a whole packet of the server at the end of <paramref name="target"/>.</summary>
    /// <param name="message">The parameters.</param>
    /// <param name="header">The header; the command is the message's own.</param>
    /// <param name="target">Where to.</param>
    /// <exception cref="WireException">A field is longer than allowed; nothing was written.</exception>
    public void WriteToClient<T>(in T message, IcqHeader header, WireBuffer target)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(target);
        var start = target.Length;
        header = header with { Command = (ushort)T.Spec.Code };
        if (T.Spec.Link == IcqLink.Meta)
        {
            header = header with { Command = (ushort)ToClient.MetaUser.Spec.Code };
        }

        target.Take(ServerHeader);
        Parameters(message, target, start);
        WriteServerHeader(target.At(start, target.Length - start), header);
    }

    /// <summary>Writes a whole packet of a client at the end of <paramref name="target"/>, encrypted where the version encrypts.</summary>
    /// <param name="message">The parameters.</param>
    /// <param name="header">The header; the command is the message's own.</param>
    /// <param name="target">Where to.</param>
    /// <param name="random">Chooses what the check code checks.</param>
    /// <exception cref="WireException">A field is longer than allowed; nothing was written.</exception>
    public void WriteToServer<T>(in T message, IcqHeader header, WireBuffer target, Random random)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(target);
        var start = target.Length;
        header = header with { Command = (ushort)T.Spec.Code };
        if (T.Spec.Link == IcqLink.Meta)
        {
            header = header with { Command = (ushort)ToServer.MetaUser.Spec.Code };
        }

        target.Take(ClientHeader(header.Command));
        Parameters(message, target, start);
        Seal(target, start, header, random);
    }

    /// <summary>Bytes before the parameters of a packet of a client.</summary>
    internal abstract int ClientHeader(ushort command);

    /// <summary>Decrypts a client's datagram, reads its header and tells how long that is.</summary>
    private protected abstract int Open(Span<byte> datagram, out IcqHeader header);

    private protected virtual bool Checks(ReadOnlySpan<byte> packet, bool fromServer) => true;

    private protected abstract IcqHeader ParseServer(ReadOnlySpan<byte> datagram);

    private protected abstract void WriteServerHeader(Span<byte> packet, IcqHeader header);

    /// <summary>Writes a client's header and encrypts.</summary>
    private protected abstract void Seal(WireBuffer target, int start, IcqHeader header, Random random);

    private protected static void Need(ReadOnlySpan<byte> datagram, int length)
    {
        if (datagram.Length < length)
        {
            throw new WireException("header", 0, $"{length} bytes wanted, {datagram.Length} left");
        }
    }

    private protected static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private protected static uint DWord(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private protected static void Put(Span<byte> bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private protected static void Put(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);

    private static IcqEnvelope Find(ReadOnlySpan<byte> datagram)
    {
        Need(datagram, 6);
        var version = Word(datagram, 0);
        return version is >= 2 and <= 5 ? Of(version) : throw new WireException("version", 0, $"{version} is not between 2 and 5");
    }

    private void Parameters<T>(in T message, WireBuffer target, int start)
        where T : struct, IMessage<T>
    {
        try
        {
            if (T.Spec.Link == IcqLink.Meta)
            {
                Put(target.Take(2), 0, (ushort)T.Spec.Code);
            }

            Writer.Write(message, target, Style);
        }
        catch (WireException)
        {
            target.Cut(start);
            throw;
        }
    }
}
