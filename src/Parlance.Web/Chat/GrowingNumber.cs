namespace Parlance.Web.Chat;

/// <summary>Numbers that grow, also over a restart, and stay below 2^53, which is all that JavaScript counts to.</summary>
internal sealed class GrowingNumber
{
    private long last;

    /// <summary>A number above all before it.</summary>
    public long Next(DateTimeOffset now)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(before + 1, now.ToUnixTimeMilliseconds() << 10);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }
}
