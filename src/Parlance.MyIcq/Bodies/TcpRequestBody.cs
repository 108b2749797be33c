using System.Globalization;

namespace Parlance.MyIcq;

/// <summary>The text of a request for a direct session (type 6).</summary>
/// <param name="Session">Name of the kind of session: <c>sendfile</c> for files.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="Port">Where the asker listens; 0 when the other side is to listen.</param>
public readonly record struct TcpRequestBody(string Session, string Reason, ushort Port)
{
    /// <summary>The session that sends a file.</summary>
    public const string SendFile = "sendfile";

    /// <summary>Reads the text of a message of type 6.</summary>
    /// <returns>False when it lacks a divider.</returns>
    public static bool TryParse(string? text, out TcpRequestBody body)
    {
        var fields = MyIcqBody.Split(text, 3);
        var whole = fields.Length == 3;
        body = whole ? new TcpRequestBody(fields[0], fields[1], (ushort)MyIcqBody.Number(fields[2])) : default;
        return whole;
    }

    /// <summary>The text as it travels.</summary>
    public override string ToString() =>
        MyIcqBody.Join(MyIcqBody.Field(Session), MyIcqBody.Field(Reason), Port.ToString(CultureInfo.InvariantCulture));
}
