using Parlance.Storage.Writing;

namespace Parlance.Storage.Tests;

public sealed class WakeUpTests
{
    [Fact]
    public void A_timer_already_on_its_way_when_all_is_over_does_no_harm()
    {
        var wakeUp = new WakeUp(TimeProvider.System);
        wakeUp.Dispose();

        Should.NotThrow(wakeUp.Ring);
        Should.NotThrow(() => wakeUp.After(TimeSpan.Zero));
    }
}
