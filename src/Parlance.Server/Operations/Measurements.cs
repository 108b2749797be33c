using Parlance.Core.Ports;
using Parlance.Server.Pages;

namespace Parlance.Server.Operations;

/// <summary>What <c>/metrics</c> shows, for the console.</summary>
internal sealed class Measurements(MetricsRecorder recorder) : IMeasurements
{
    public ILookup<string, Measured> Read(params string[] instruments) => recorder.Collect()
        .Where(values => instruments.Contains(values.Instrument.Name))
        .SelectMany(values => values.All, (values, one) => (values.Instrument.Name, Measured: new Measured(one.Labels, one.Series.Value)))
        .ToLookup(one => one.Name, one => one.Measured, StringComparer.Ordinal);
}
