using System.Globalization;

namespace Parlance.MyIcq;

/// <summary>The text of an accepted request for a direct session (type 7).</summary>
/// <param name="Session">Name of the kind of session.</param>
/// <param name="Port">Where the acceptor listens; 0 when they have connected.</param>
public readonly record struct TcpAcceptedBody(string Session, ushort Port)
{
    /// <summary>Reads the text of a message of type 7.</summary>
    /// <returns>False when it lacks the divider.</returns>
    public static bool TryParse(string? text, out TcpAcceptedBody body)
    {
        var fields = MyIcqBody.Split(text, 2);
        var whole = fields.Length == 2;
        body = whole ? new TcpAcceptedBody(fields[0], (ushort)MyIcqBody.Number(fields[1])) : default;
        return whole;
    }

    /// <summary>The text as it travels.</summary>
    public override string ToString() => MyIcqBody.Join(MyIcqBody.Field(Session), Port.ToString(CultureInfo.InvariantCulture));
}
