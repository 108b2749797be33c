using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>The parent is still there.</summary>
    public readonly record struct DistribPing : IMessage<DistribPing>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 0, nameof(DistribPing), "SLSKPROTOCOL distributed 0",
            "Deprecated.");

        /// <inheritdoc/>
        public static DistribPing Layout<TVisitor>(ref TVisitor v, in DistribPing m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Unknown purpose.</summary>
    /// <param name="First">Unknown.</param>
    /// <param name="Second">Unknown.</param>
    /// <param name="Third">Unknown.</param>
    /// <param name="Port">A port.</param>
    public readonly record struct DistribInit(uint First, uint Second, byte Third, uint Port) : IMessage<DistribInit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 1, nameof(DistribInit), "aioslsk DistributedInit",
            "Obsolete.");

        /// <inheritdoc/>
        public static DistribInit Layout<TVisitor>(ref TVisitor v, in DistribInit m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("first", m.First), v.U32("second", m.Second), v.U8("third", m.Third), v.U32("port", m.Port));
    }

    /// <summary>A search on its way down the tree.</summary>
    /// <param name="Identifier">Always 49.</param>
    /// <param name="Username">Who searches.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Query">The words searched for.</param>
    public readonly record struct DistribSearch(uint Identifier, string Username, uint Token, string Query) : IMessage<DistribSearch>
    {
        /// <summary>Its code, which is also the code inside an embedded message.</summary>
        public const byte Code = 3;

        /// <summary>The only identifier in use; messages with another one are dropped.</summary>
        public const uint InUse = 49;

        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, Code, nameof(DistribSearch), "SLSKPROTOCOL distributed 3",
            "A parent passes the very bytes on, unknown ones behind the known fields too.");

        /// <inheritdoc/>
        public static DistribSearch Layout<TVisitor>(ref TVisitor v, in DistribSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("identifier", m.Identifier),
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("token", m.Token),
                v.Str("query", m.Query, SoulseekLimits.Message));
    }

    /// <summary>How deep the sender stands in the tree.</summary>
    /// <param name="Level">How many parents lie above; 0 for a root. Who tells a negative one is disconnected.</param>
    public readonly record struct DistribBranchLevel(int Level) : IMessage<DistribBranchLevel>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 4, nameof(DistribBranchLevel), "SLSKPROTOCOL distributed 4");

        /// <inheritdoc/>
        public static DistribBranchLevel Layout<TVisitor>(ref TVisitor v, in DistribBranchLevel m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.I32("level", m.Level));
    }

    /// <summary>Who stands at the top of the sender's branch.</summary>
    /// <param name="Username">The root. Who tells an empty one is disconnected.</param>
    public readonly record struct DistribBranchRoot(string Username) : IMessage<DistribBranchRoot>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 5, nameof(DistribBranchRoot), "SLSKPROTOCOL distributed 5");

        /// <inheritdoc/>
        public static DistribBranchRoot Layout<TVisitor>(ref TVisitor v, in DistribBranchRoot m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Unknown.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct DistribUnknown6(byte[] Body) : IMessage<DistribUnknown6>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 6, nameof(DistribUnknown6), "SLSKPROTOCOL distributed 6",
            "Ignored.");

        /// <inheritdoc/>
        public static DistribUnknown6 Layout<TVisitor>(ref TVisitor v, in DistribUnknown6 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>How deep the branch goes on below the sender.</summary>
    /// <param name="Depth">Levels below.</param>
    public readonly record struct DistribChildDepth(uint Depth) : IMessage<DistribChildDepth>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 7, nameof(DistribChildDepth), "SLSKPROTOCOL distributed 7",
            "Obsolete.");

        /// <inheritdoc/>
        public static DistribChildDepth Layout<TVisitor>(ref TVisitor v, in DistribChildDepth m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.ShortU32("depth", m.Depth));
    }

    /// <summary>A message wrapped as the server sends it.</summary>
    /// <param name="DistributedCode">Code of the message; 3 is the only one in use.</param>
    /// <param name="Search">The search, when the code is 3.</param>
    /// <param name="Body">The message, when the code is another one.</param>
    public readonly record struct DistribEmbeddedMessage(byte DistributedCode, DistribSearch Search, byte[] Body) : IMessage<DistribEmbeddedMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Distributed, Direction.ToPeer, 93, nameof(DistribEmbeddedMessage), "SLSKPROTOCOL distributed 93",
            "Deprecated. Old SoulseekQt passed the server frame on with its four-byte code, so three zero bytes may come first.");

        /// <inheritdoc/>
        public static DistribEmbeddedMessage Layout<TVisitor>(ref TVisitor v, in DistribEmbeddedMessage m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            if (v.If("rest of a four-byte code", (v.Peek(0) | v.Peek(1) | v.Peek(2)) == 0 && v.Peek(3) > 0))
            {
                v.Bytes("rest of the code", [], 3);
            }

            v.EndIf();
            var code = v.U8("distributed code", m.DistributedCode);
            var search = default(DistribSearch);
            if (v.If("distributed code is 3", code == DistribSearch.Code))
            {
                search = v.Item("search", m.Search);
            }

            v.EndIf();
            var body = Array.Empty<byte>();
            if (v.If("distributed code is not 3", code != DistribSearch.Code))
            {
                body = v.Tail("body", m.Body, SoulseekLimits.Unknown);
            }

            v.EndIf();
            return new(code, search, body);
        }
    }
}
