using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What clients send to each other.</summary>
public static partial class ToPeer
{
    /// <summary>The sender of files introduces itself.</summary>
    /// <param name="Zero">0.</param>
    /// <param name="Files">How many files.</param>
    /// <param name="Bytes">Bytes of all files.</param>
    /// <param name="Speed">100 is full speed.</param>
    /// <param name="Nick">Nick of the sender.</param>
    public readonly record struct FileInit(uint Zero, uint Files, uint Bytes, uint Speed, string Nick) : IMessage<FileInit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0000, nameof(FileInit), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileInit Layout<TVisitor>(ref TVisitor v, in FileInit m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("zero", m.Zero), v.U32("files", m.Files), v.U32("bytes", m.Bytes), v.U32("speed", m.Speed),
            v.Str("nick", m.Nick, IcqLimits.Short));
    }

    /// <summary>The receiver of files introduces itself.</summary>
    /// <param name="Speed">100 is full speed.</param>
    /// <param name="Nick">Nick of the receiver.</param>
    public readonly record struct FileInitReply(uint Speed, string Nick) : IMessage<FileInitReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0001, nameof(FileInitReply), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileInitReply Layout<TVisitor>(ref TVisitor v, in FileInitReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("speed", m.Speed), v.Str("nick", m.Nick, IcqLimits.Short));
    }

    /// <summary>The next file.</summary>
    /// <param name="Zero">0.</param>
    /// <param name="Name">Name.</param>
    /// <param name="Folder">Folder below the root, or empty.</param>
    /// <param name="Size">Size in bytes.</param>
    /// <param name="Time">0.</param>
    /// <param name="Speed">100 is full speed.</param>
    public readonly record struct FileStart(byte Zero, string Name, string Folder, uint Size, uint Time, uint Speed) : IMessage<FileStart>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0002, nameof(FileStart), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileStart Layout<TVisitor>(ref TVisitor v, in FileStart m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("zero", m.Zero), v.Str("name", m.Name, IcqLimits.FileName), v.Str("folder", m.Folder, IcqLimits.FileName),
            v.U32("size", m.Size), v.U32("time", m.Time), v.U32("speed", m.Speed));
    }

    /// <summary>The receiver is ready.</summary>
    /// <param name="Offset">Bytes it has already.</param>
    /// <param name="Zero">0.</param>
    /// <param name="Speed">100 is full speed.</param>
    public readonly record struct FileResume(uint Offset, uint Zero, uint Speed) : IMessage<FileResume>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0003, nameof(FileResume), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileResume Layout<TVisitor>(ref TVisitor v, in FileResume m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("offset", m.Offset), v.U32("zero", m.Zero), v.U32("speed", m.Speed));
    }

    /// <summary>The receiver leaves a file out.</summary>
    /// <param name="Number">Number of the file.</param>
    public readonly record struct FileStop(uint Number) : IMessage<FileStop>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0004, nameof(FileStop), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileStop Layout<TVisitor>(ref TVisitor v, in FileStop m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("number", m.Number));
    }

    /// <summary>Changes the speed.</summary>
    /// <param name="Speed">100 is full speed.</param>
    public readonly record struct FileSpeed(uint Speed) : IMessage<FileSpeed>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0005, nameof(FileSpeed), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileSpeed Layout<TVisitor>(ref TVisitor v, in FileSpeed m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("speed", m.Speed));
    }

    /// <summary>A piece of the file.</summary>
    /// <param name="Bytes">The piece.</param>
    public readonly record struct FileData(byte[] Bytes) : IMessage<FileData>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.File, Direction.ToPeer, 0x0006, nameof(FileData), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FileData Layout<TVisitor>(ref TVisitor v, in FileData m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("bytes", m.Bytes, IcqLimits.Peer));
    }

    /// <summary>The one who asked for a chat introduces itself with its colours.</summary>
    /// <param name="Version">Version of the chat, counted down from 0xFFFFFFFF.</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="PortBigEndian">Port, most significant byte first.</param>
    /// <param name="Foreground">Colour of the text.</param>
    /// <param name="Background">Colour of the page.</param>
    /// <param name="Zero">0.</param>
    public readonly record struct ChatRequest(
        uint Version, uint Uin, string Nick, ushort PortBigEndian, uint Foreground, uint Background, byte Zero) : IMessage<ChatRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Chat, Direction.ToPeer, 0x0065, nameof(ChatRequest), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static ChatRequest Layout<TVisitor>(ref TVisitor v, in ChatRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("version", m.Version), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short), v.U16("port big endian", m.PortBigEndian),
            v.U32("foreground", m.Foreground), v.U32("background", m.Background), v.U8("zero", m.Zero));
    }

    /// <summary>The other side introduces itself with its colours and font.</summary>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="Foreground">Colour of the text.</param>
    /// <param name="Background">Colour of the page.</param>
    /// <param name="Version">Version of the chat.</param>
    /// <param name="Port">Port.</param>
    /// <param name="Ip">Address.</param>
    /// <param name="RealIp">Address as it sees itself.</param>
    /// <param name="TcpCapability">4 takes connections.</param>
    /// <param name="Session">0.</param>
    /// <param name="FontSize">Size of the font.</param>
    /// <param name="FontFace">Bold, italic and underlined as bits.</param>
    /// <param name="Font">Name of the font.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct ChatAccept(
        uint Uin, string Nick, uint Foreground, uint Background, uint Version, uint Port, Ip4 Ip, Ip4 RealIp, byte TcpCapability,
        ushort Session, uint FontSize, uint FontFace, string Font, byte[] Rest) : IMessage<ChatAccept>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Chat, Direction.ToPeer, 0x0064, nameof(ChatAccept), "seen in icqlib 1.x");

        /// <inheritdoc/>
        public static ChatAccept Layout<TVisitor>(ref TVisitor v, in ChatAccept m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short), v.U32("foreground", m.Foreground), v.U32("background", m.Background),
            v.U32("version", m.Version), v.U32("port", m.Port), v.Ip("ip", m.Ip), v.Ip("real ip", m.RealIp),
            v.U8("tcp capability", m.TcpCapability), v.U16("session", m.Session), v.U32("font size", m.FontSize), v.U32("font face", m.FontFace),
            v.Str("font", m.Font, IcqLimits.Short), v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
