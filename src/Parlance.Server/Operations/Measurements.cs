using Parlance.Core.Ports;
using Parlance.Server.Pages;

namespace Parlance.Server.Operations;

/// <summary>What <c>/metrics</c> shows, for the console.</summary>
internal sealed class Measurements(MetricsRecorder recorder) : IMeasurements
{
    public IReadOnlyList<Measured> Of(string instrument) =>
    [
        .. recorder.Collect().Where(values => values.Instrument.Name == instrument).SelectMany(values => values.All).Select(one => new Measured(one.Labels, one.Series.Value)),
    ];
}
