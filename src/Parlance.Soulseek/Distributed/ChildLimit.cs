namespace Parlance.Soulseek;

/// <summary>How many children a client takes. Source: Nicotine+; the figures come from the server (83 ParentMinSpeed, 84 ParentSpeedRatio).</summary>
internal static class ChildLimit
{
    private const uint Most = 10;

    public static int For(uint speed, uint minSpeed, uint ratio, DistributedOptions options)
    {
        var bySpeed = ratio == 0 || speed < minSpeed ? 0 : Math.Min(speed / ratio / 100, Most);
        return Math.Min(Math.Max((int)bySpeed, options.MinChildren), options.MaxChildren);
    }
}
