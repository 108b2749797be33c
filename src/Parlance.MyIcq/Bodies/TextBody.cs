using System.Globalization;

namespace Parlance.MyIcq;

/// <summary>The text of a message of type 0 with its look (fields as the Windows client names them).</summary>
/// <param name="Text">What was said, in the sender's code page.</param>
/// <param name="Font">Name of the font in the sender's code page; empty when none was sent.</param>
/// <param name="Size">Size in points.</param>
/// <param name="Color">Colour as 0x00BBGGRR.</param>
/// <param name="Flags">1 bold, 2 italic, 4 underlined.</param>
public readonly record struct TextBody(string Text, string Font = "", int Size = 0, int Color = 0, int Flags = 0)
{
    /// <summary>The font that gaim always names: SimSun in GBK.</summary>
    public const string SimSun = "\u00cb\u00ce\u00cc\u00e5";

    /// <summary>A text as gaim sends it: SimSun, size 9, black, plain.</summary>
    public static TextBody Plain(string text) => new(text, SimSun, 9);

    /// <summary>Reads the text of a message; every text is one.</summary>
    public static TextBody Parse(string? text)
    {
        var fields = MyIcqBody.Split(text, 5);
        return new TextBody(fields[0], At(1), MyIcqBody.Number(At(2)), MyIcqBody.Number(At(3)), MyIcqBody.Number(At(4)));

        string At(int field) => field < fields.Length ? fields[field] : string.Empty;
    }

    /// <summary>The text as it travels: bare without a font or without a text.</summary>
    public override string ToString() => string.IsNullOrEmpty(Font) || string.IsNullOrEmpty(Text)
        ? MyIcqBody.Field(Text)
        : MyIcqBody.Join(MyIcqBody.Field(Text), MyIcqBody.Field(Font), Invariant(Size), Invariant(Color), Invariant(Flags));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
