using Parlance.Cli.Captures;
using Parlance.MyIcq;

namespace Parlance.Cli.Decoding.MyIcq;

/// <summary>The keys of sessions: what clients sent in clear when they registered or logged in, and the passwords that the user told.</summary>
/// <param name="passwords">Passwords by number.</param>
internal sealed class MyIcqKeys(IReadOnlyDictionary<uint, string> passwords)
{
    private const int MostSessions = 100_000;
    private readonly Dictionary<(Endpoint Client, uint Sid), MyIcqCipher> bySession = [];
    private readonly Dictionary<uint, MyIcqCipher> byUin = passwords.ToDictionary(known => known.Key, known => MyIcqCipher.FromPassword(known.Value));

    /// <summary>A client sent its password in clear.</summary>
    public void Learn(Endpoint client, uint sid, string password)
    {
        if (bySession.Count < MostSessions)
        {
            bySession[(client, sid)] = MyIcqCipher.FromPassword(password);
        }
    }

    /// <summary>Opens a body in place.</summary>
    /// <returns>False when no key is known or none fits; the body is as it was then.</returns>
    public bool TryOpen(Endpoint client, in ClientHeader header, byte[] body)
    {
        foreach (var cipher in new[] { bySession.GetValueOrDefault((client, header.Sid)), byUin.GetValueOrDefault(header.Uin) })
        {
            var copy = body.ToArray();
            if (cipher is not null && MyIcqEnvelope.TryOpen(copy, header.CheckCode, cipher))
            {
                copy.CopyTo(body, 0);
                return true;
            }
        }

        return false;
    }
}
