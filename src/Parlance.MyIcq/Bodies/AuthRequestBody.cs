using System.Globalization;

namespace Parlance.MyIcq;

/// <summary>The text of a request to be put on the contact list (type 3).</summary>
/// <param name="Face">The asker's head icon.</param>
/// <param name="Nick">The asker's nick; gaim writes it in UTF-8 beside a reason in GBK, so each field is decoded on its own.</param>
/// <param name="Reason">What they say.</param>
public readonly record struct AuthRequestBody(byte Face, string Nick, string Reason)
{
    /// <summary>Reads the text of a message of type 3.</summary>
    /// <returns>False when it lacks a divider.</returns>
    public static bool TryParse(string? text, out AuthRequestBody body)
    {
        var fields = MyIcqBody.Split(text, 3);
        var whole = fields.Length == 3;
        body = whole ? new AuthRequestBody((byte)MyIcqBody.Number(fields[0]), fields[1], fields[2]) : default;
        return whole;
    }

    /// <summary>The text as it travels.</summary>
    public override string ToString() =>
        MyIcqBody.Join(Face.ToString(CultureInfo.InvariantCulture), MyIcqBody.Field(Nick), MyIcqBody.Field(Reason));
}
