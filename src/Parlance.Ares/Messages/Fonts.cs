using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>How a user's name and lines look.</summary>
/// <param name="Size">Points; rooms relay at most 18.</param>
/// <param name="Family">Name of the font.</param>
/// <param name="NameColour">Colour of the name in the palette of 16; 255 for none.</param>
/// <param name="TextColour">Colour of the text; 255 for none.</param>
/// <param name="NameRgb">Colour of the name as <c>#RRGGBB</c>; null when the client tells none.</param>
/// <param name="TextRgb">Colour of the text as <c>#RRGGBB</c>.</param>
public readonly record struct FontLook(byte Size, string Family, byte NameColour, byte TextColour, string? NameRgb, string? TextRgb) : IWire<FontLook>
{
    /// <inheritdoc/>
    public static FontLook Layout<TVisitor>(ref TVisitor v, in FontLook m)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        var look = new FontLook(
            v.U8("size", m.Size),
            v.Str0("family", m.Family, AresLimits.Name),
            v.U8("nameColour", m.NameColour),
            v.U8("textColour", m.TextColour),
            null,
            null);
        if (v.More("rgb", m.NameRgb is not null))
        {
            look = look with
            {
                NameRgb = v.Str0("nameRgb", m.NameRgb ?? string.Empty, AresLimits.Name),
                TextRgb = v.Str0("textRgb", m.TextRgb ?? string.Empty, AresLimits.Name),
            };
        }

        v.EndIf();
        return look;
    }
}

/// <summary>A name in a list of names.</summary>
/// <param name="Name">The name.</param>
public readonly record struct Tag(string Name) : IWire<Tag>
{
    /// <inheritdoc/>
    public static Tag Layout<TVisitor>(ref TVisitor v, in Tag m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.Str0("name", m.Name, AresLimits.Name));
}

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Sets one's font.</summary>
    /// <param name="Look">The font; null (a body of fewer than 2 bytes) for none.</param>
    public readonly record struct Font(FontLook? Look) : IMessage<Font>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 204, nameof(Font), "cb0t 3.39");

        /// <inheritdoc/>
        public static Font Layout<TVisitor>(ref TVisitor v, in Font m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var isThere = v.More("look", m.Look is not null, 2);
            FontLook? look = isThere ? v.Item("look", m.Look ?? default) : null;
            v.EndIf();
            return new Font(look);
        }
    }

    /// <summary>Tags to be known by.</summary>
    /// <param name="Tags">The tags.</param>
    public readonly record struct AddTags(Tag[] Tags) : IMessage<AddTags>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 202, nameof(AddTags), "cb0t 3.39");

        /// <inheritdoc/>
        public static AddTags Layout<TVisitor>(ref TVisitor v, in AddTags m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("tags", m.Tags, Width.ToEnd, AresLimits.Tags));
    }

    /// <summary>Tags to be known by no longer.</summary>
    /// <param name="Tags">The tags.</param>
    public readonly record struct RemoveTags(Tag[] Tags) : IMessage<RemoveTags>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToServer, 203, nameof(RemoveTags), "cb0t 3.39");

        /// <inheritdoc/>
        public static RemoveTags Layout<TVisitor>(ref TVisitor v, in RemoveTags m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("tags", m.Tags, Width.ToEnd, AresLimits.Tags));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>A user's font.</summary>
    /// <param name="Name">Name of the user.</param>
    /// <param name="Look">The font; null for none.</param>
    public readonly record struct Font(string Name, FontLook? Look) : IMessage<Font>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Advanced, Direction.ToClient, 204, nameof(Font), "cb0t 3.39", "sent to cb0t only");

        /// <inheritdoc/>
        public static Font Layout<TVisitor>(ref TVisitor v, in Font m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var name = v.Str0("name", m.Name, AresLimits.Name);
            var isThere = v.More("look", m.Look is not null, 2);
            FontLook? look = isThere ? v.Item("look", m.Look ?? default) : null;
            v.EndIf();
            return new Font(name, look);
        }
    }
}
