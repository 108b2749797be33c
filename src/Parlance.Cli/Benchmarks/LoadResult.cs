using System.Globalization;

namespace Parlance.Cli.Benchmarks;

/// <summary>What a load came to.</summary>
/// <param name="Users">Users in the room.</param>
/// <param name="Lines">Lines said.</param>
/// <param name="Deliveries">Lines that arrived, counted at each user.</param>
/// <param name="Missing">Those that did not.</param>
/// <param name="MedianMs">Half of them took no longer, in milliseconds.</param>
/// <param name="P99Ms">99 of 100 took no longer.</param>
/// <param name="WorstMs">The longest.</param>
internal sealed record LoadResult(int Users, int Lines, int Deliveries, int Missing, double MedianMs, double P99Ms, double WorstMs)
{
    public static LoadResult Of(int lines, int users, TimeSpan[] delays)
    {
        Array.Sort(delays);
        return new LoadResult(users, lines, delays.Length, (lines * users) - delays.Length, At(0.5), At(0.99), At(1));

        double At(double share) => delays.Length == 0 ? 0 : Math.Round(delays[Math.Min((int)(delays.Length * share), delays.Length - 1)].TotalMilliseconds, 3);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Users} users, {Lines} lines, {Deliveries} deliveries, {Missing} missing; median {MedianMs} ms, 99 % {P99Ms} ms, worst {WorstMs} ms");
}
